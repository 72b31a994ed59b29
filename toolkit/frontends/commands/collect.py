"""taizhang collect: announced, and not there yet."""

from toolkit.frontends.announced import not_yet

command = not_yet("collect")
