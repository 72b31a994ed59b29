"""The clerk's month by mouse, on workbooks of two activities, in two formats, at two sizes of the screen."""
