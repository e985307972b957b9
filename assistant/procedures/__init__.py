"""What is to be done, as frozen data: flows, locators, inputs, rules."""
