"""The requests that FUS Digital takes: one description drives pages, checks and answers."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.mock.forms import Field
from assistant.mock.unad import fus_novedades, fus_papers, fus_results
from assistant.mock.unad.fus_papers import BORN, ISSUED_ON, PROOFS, Check
from assistant.mock.unad.records import Request
from assistant.mock.world import EffectKind, World

Result = Callable[[World, Request], None]

SIZE = "(PDF, máximo 512 Kb)"
EVENT = Field("event", f"Soporte de fuerza mayor {SIZE}", "file", required=False)
GIVE_UP = Field("give_up", "Confirmo la cancelación y sé que no se devuelve dinero", "tick")
COURSE = (
    Field("code", "Código del curso"),
    Field("name", "Nombre de Curso académico"),
    Field("credits", "Cantidad de Créditos del curso", "number"),
)
NEW_COURSE = (
    Field("new_code", "Código del curso nuevo"),
    Field("new_name", "Nombre del curso nuevo"),
    Field("new_credits", "Cantidad de Créditos del curso nuevo", "number"),
)
CENTRES = (
    "CEAD José Acevedo y Gómez",
    "CEAD Medellín",
    "CEAD Neiva",
    "CCAV Pasto",
    "UDR Cúcuta",
)
ORDINARY_DEFERRAL = 5
"""Business days in which the national registry answers; all else takes three."""

ENROLMENT, CERTIFICATES, PROGRAMME, CHANGES = (
    "Matrícula y documentos",
    "Certificados y datos",
    "Cambio de programa",
    "Novedades de matrícula",
)


@dataclass(frozen=True)
class Option:
    """One request: what it says, asks and refuses, and what is answered and comes of it."""

    name: str
    caption: str
    group: str
    instructions: tuple[str, ...]
    answer: str
    fields: tuple[Field, ...] = ()
    files: tuple[Field, ...] = ()
    of_period: bool = False
    check: Check = fus_papers.nothing
    result: Result = fus_results.nothing
    days: int = 3
    effect: EffectKind = "submit"


OPTIONS = (
    Option(
        "certificados",
        "Certificados y/o Constancias",
        CERTIFICATES,
        (
            "Es para el período académico en curso. Paga antes el recibo de CONSTANCIAS: el pago "
            "tarda de 48 a 72 horas en verse.",
            "En «Observaciones» escribe el nombre del formato y adjunta el recibo pagado.",
        ),
        "Tu formato está listo: lo enviamos a tu correo.",
        files=(Field("receipt", f"Recibo escaneado {SIZE}", "file"),),
        check=fus_papers.statement,
        result=fus_results.statement,
    ),
    Option(
        "datos",
        "Actualización de datos",
        CERTIFICATES,
        (
            "Úsala si el formulario no te deja poner tu fecha de nacimiento.",
            "En «Observaciones» pide la corrección y adjunta tu documento de identidad.",
        ),
        "Corregimos tu fecha de nacimiento.",
        fields=(Field("born", BORN),),
        files=(Field("identity", f"Documento de identidad {SIZE}", "file"),),
        check=fus_papers.birth_date,
        result=fus_results.birth_date,
    ),
    Option(
        "recibo-cambio-programa",
        "Recibo de pago – Cambio de Programa",  # noqa: RUF001  # the dash of the document
        PROGRAMME,
        (
            "Primero el líder del programa debe firmar tu autorización.",
            "En «Observaciones» di a qué programa quieres pasar. El recibo llega en máximo 72 "
            "horas hábiles.",
        ),
        "Tu recibo está listo: lo encuentras en consultas en línea, en «Mis recibos».",
        check=fus_papers.change_receipt,
        result=fus_results.change_receipt,
    ),
    Option(
        "cambio-programa",
        "Cambio de Programa",
        PROGRAMME,
        (
            "En «Observaciones» di el motivo del cambio y tu nuevo programa de estudio.",
            "Adjunta el recibo pagado y la autorización del líder. El cambio tarda máximo 72 horas "
            "hábiles.",
        ),
        "Aprobamos tu cambio de programa. Sigue con la inscripción.",
        files=(
            Field("receipt", f"Recibo de pago cancelado {SIZE}", "file"),
            Field("authorisation", f"Autorización del líder {SIZE}", "file"),
        ),
        check=fus_papers.change_of_programme,
        result=fus_results.change_of_programme,
    ),
    Option(
        "descuento",
        "Solicitud Aplicación descuento o convenio",
        ENROLMENT,
        (
            "Solicítalo antes de la inscripción, con soportes legibles y actualizados.",
            "Si eres familiar del beneficiario, el soporte prueba el parentesco.",
        ),
        "Aplicamos el descuento a tu liquidación.",
        fields=(
            Field("relation", "Quién es el beneficiario", "choice", tuple(PROOFS)),
            Field(
                "proof",
                "Soporte que adjuntas",
                "choice",
                tuple(proof for proofs in PROOFS.values() for proof in proofs),
            ),
            Field("issued_on", ISSUED_ON),
        ),
        files=(Field("paper", f"Soporte {SIZE}", "file"),),
        check=fus_papers.discount,
    ),
    Option(
        "reenvio-enlace",
        "Reenvío Enlace de Liquidación y Matrícula",
        ENROLMENT,
        (
            "El enlace se envía al correo de tu preinscripción.",
            "En «Observaciones» di con claridad qué necesitas. Tarda cerca de 72 horas hábiles.",
        ),
        "Reenviamos el enlace al correo de tu preinscripción.",
        check=fus_papers.resend,
        result=fus_results.resend,
    ),
    Option(
        "traslado",
        "Traslado de Documentos",
        ENROLMENT,
        (
            "Debes estar a paz y salvo en tu CEAD de origen; si no, el traslado se niega.",
            "En «Observaciones» di con claridad qué necesitas. Tarda cerca de 72 horas hábiles.",
        ),
        "Trasladamos tu documentación.",
        fields=(Field("centre", "Centro de destino", "choice", CENTRES),),
        check=fus_papers.transfer,
        result=fus_results.transfer,
    ),
    Option(
        "adicion",
        "Novedad Cursos (Adición)",
        CHANGES,
        (
            "Los créditos que adiciones ya deben estar pagados en este período, sin descuentos.",
            "En «Observaciones» escribe el código y el nombre de cada curso que adicionas.",
        ),
        "Adicionamos los cursos a tu matrícula.",
        fields=COURSE,
        of_period=True,
        check=fus_novedades.addition,
        result=fus_results.addition,
    ),
    Option(
        "cambio-cursos",
        "Cambio de Cursos",
        CHANGES,
        (
            "Un curso se cambia por otro de los mismos créditos que tenga cupos.",
            "En «Observaciones» escribe el código y el nombre de los dos cursos.",
        ),
        "Cambiamos el curso en tu matrícula.",
        fields=(*COURSE, *NEW_COURSE),
        of_period=True,
        check=fus_novedades.swap,
        result=fus_results.swap,
    ),
    Option(
        "aplazamiento-cursos",
        "Aplazamiento de Cursos",
        CHANGES,
        (
            "Hasta 15 días calendario después del cierre de la matrícula, en períodos de 16 "
            "semanas. En los de 8 semanas solo por fuerza mayor, con su soporte.",
            "En «Observaciones» escribe el código y el nombre de cada curso. Lo aplazado se activa "
            "en la siguiente vigencia.",
        ),
        "Aplazamos los cursos. Actívalos en la siguiente vigencia.",
        files=(EVENT,),
        of_period=True,
        check=fus_novedades.deferral_of_courses,
        result=fus_results.deferral_of_courses,
        days=ORDINARY_DEFERRAL,
    ),
    Option(
        "aplazamiento-periodo",
        "Aplazamiento Periodo",
        CHANGES,
        (
            "Hasta 15 días calendario después del cierre de la matrícula, en períodos de 16 "
            "semanas. En los de 8 semanas solo por fuerza mayor, con su soporte.",
            "Se aplazan hasta dos períodos ordinarios sucesivos. Tienes hasta la siguiente "
            "vigencia para activarlo.",
        ),
        "Aplazamos el período. Actívalo a más tardar en la siguiente vigencia.",
        files=(EVENT,),
        of_period=True,
        check=fus_novedades.deferral_of_period,
        result=fus_results.deferral_of_period,
        days=ORDINARY_DEFERRAL,
    ),
    Option(
        "cancelacion-cursos",
        "Cancelación de Cursos",
        CHANGES,
        (
            "Renuncias a lo que pagaste: no se hacen devoluciones de dinero.",
            "En «Observaciones» escribe el código y el nombre de cada curso que cancelas.",
        ),
        "Cancelamos los cursos. No hay devolución de dinero.",
        fields=(GIVE_UP,),
        of_period=True,
        check=fus_novedades.own_courses,
        result=fus_results.cancellation_of_courses,
        effect="cancel",
    ),
    Option(
        "cancelacion-periodo",
        "Cancelación de Período Académico",
        CHANGES,
        (
            "Renuncias a lo que pagaste: no se hacen devoluciones de dinero.",
            "En «Observaciones» pide la cancelación del período.",
        ),
        "Cancelamos el período académico. No hay devolución de dinero.",
        fields=(GIVE_UP,),
        of_period=True,
        check=fus_novedades.acta,
        result=fus_results.cancellation_of_period,
        effect="cancel",
    ),
)
BY_NAME = {option.name: option for option in OPTIONS}
BY_CAPTION = {option.caption: option for option in OPTIONS}
