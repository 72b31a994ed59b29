Attribute VB_Name = "Buttons"
Option Explicit

' One macro for each button of the front page. Written by make docs from toolkit/declare/button.py.

Public Sub ValidateLedgers()
    RunToolkit "validate"
End Sub

Public Sub GeneratePapers()
    RunToolkit "generate"
End Sub

Public Sub IssuePaper()
    RunToolkit "issue"
End Sub

Public Sub DistributePackages()
    RunToolkit "distribute"
End Sub

Public Sub CollectPackages()
    RunToolkit "collect"
End Sub

Public Sub RemindUnits()
    RunToolkit "remind"
End Sub

Public Sub NextFault()
    RunToolkit "nextfault"
End Sub

Public Sub CorrectCells()
    RunToolkit "correct"
End Sub

Public Sub TakeBack()
    RunToolkit "takeback"
End Sub

Public Sub PrintSheet()
    RunToolkit "printsheet"
End Sub
