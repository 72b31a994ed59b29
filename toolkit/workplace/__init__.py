"""The working folder on disk: its workbooks, papers, packages, marked copies and its register."""
