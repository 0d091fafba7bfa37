"""What an action says when it does not do what was asked: each message is for the person who asked."""


class ActionError(Exception):
    """The action was not done, and nothing was written."""


class NotAllowed(ActionError):
    """This person may not do this."""


class SecondPersonNeeded(ActionError):
    """Who prepared a publication does not publish it."""


class WrongState(ActionError):
    """The publication is not where this step starts."""


class ReasonNeeded(ActionError):
    """What people could read is not changed without a reason."""


class WrongTime(ActionError):
    """The day or moment given can't be meant."""
