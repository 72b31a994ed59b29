"""LibreOffice: the extension with menu and toolbar, and the script that buttons call."""
