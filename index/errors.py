"""What can go wrong, as a short tree.

Every message is one sentence (or two) that names the offending value and says
what to do; the command line and the page print it as it stands.
"""


class AssistantError(Exception):
    """The root: everything this project raises on purpose."""


class InputError(AssistantError):
    """What was given cannot be used (the command line exits with status 2)."""


class NotASymbol(InputError):
    """A string that is not the symbol of a resolution."""


class NotAResolution(InputError):
    """A file that holds no resolution, or none that can be read."""


class NoSuchResolution(InputError):
    """A symbol that the library does not hold."""


class NoSuchParagraph(InputError):
    """A paragraph that the named resolution does not have."""


class LibraryError(AssistantError):
    """The library folder cannot be read or written (exit status 1)."""


class ModelError(AssistantError):
    """The embedding model is missing, or is not the one that it claims to be."""
