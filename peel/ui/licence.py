"""The licence under which the inspectorate and the government publish, and the attribution that it asks for."""

NAME = "Open Government Licence v3.0"
ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
ATTRIBUTION = f"Contains public sector information licensed under the {NAME}."


def address_of(licence: str) -> str:
    """Where the licence that a line names stands in full; nothing where the line names another one."""
    return ADDRESS if "Open Government Licence" in licence else ""
