"""What people are to each other in a session: practitioner and client, caregiver and child."""

from hrvsync.i18n import Message

ROLES: dict[str, Message] = {
    "practitioner": Message("practitioner"),
    "client": Message("client"),
    "caregiver": Message("caregiver"),
    "child": Message("child"),
    "infant": Message("infant"),
}
"""The words for roles; others, of people's own protocols, are shown as they were written."""
IN_OTHER_LANGUAGES = {
    "begleitung": "practitioner",
    "klient": "client",
    "klientin": "client",
    "bezugsperson": "caregiver",
    "kind": "child",
    "säugling": "infant",
}
"""Keys by the words that own copies of the German protocols have."""


def role_of(text: str) -> str:
    """Return the key of a role in ROLES, whichever language its word is of; another word as it is."""
    word = text.strip()
    return IN_OTHER_LANGUAGES.get(word.casefold(), word.casefold() if word.casefold() in ROLES else word)


def role_name(role: str) -> str:
    """Write a role for people; "" for none."""
    return ROLES.get(role, role)


def with_role(name: str, role: str) -> str:
    """Write a name with its role behind it, where it has one."""
    return Message("{name} ({role})", name=name, role=role_name(role)) if role else name
