"""谁填台账：联系点由联系人填，责任科室由报送人填；其余由局办公室填."""

from toolkit.declare.owner import Owner

POINT = Owner("联系点")
SECTION = Owner("责任科室")
