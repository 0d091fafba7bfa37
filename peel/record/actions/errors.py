"""What an action says when it does not do what was asked: each message is for the person who asked."""


class Refused(Exception):
    """The action was not done, and nothing was written."""


class NotAllowed(Refused):
    """This person may not do this."""


class SecondPersonNeeded(Refused):
    """Who prepared a publication does not publish it."""


class WrongState(Refused):
    """The publication is not where this step starts."""


class ReasonNeeded(Refused):
    """What people could read is not changed without a reason."""


class WrongTime(Refused):
    """The day or moment given can't be meant."""
