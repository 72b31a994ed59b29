Attribute VB_Name = "Ribbon"
Option Explicit

' Callbacks of customUI14.xml. A control is an IRibbonControl; As Object keeps them compilable
' where Office's type library is not loaded, such as in LibreOffice. Written by make docs from
' toolkit/declare/button.py.

Public Sub RibbonValidate(control As Object)
    RunToolkit "validate"
End Sub

Public Sub RibbonGenerate(control As Object)
    RunToolkit "generate"
End Sub

Public Sub RibbonIssue(control As Object)
    RunToolkit "issue"
End Sub

Public Sub RibbonDistribute(control As Object)
    RunToolkit "distribute"
End Sub

Public Sub RibbonCollect(control As Object)
    RunToolkit "collect"
End Sub

Public Sub RibbonRemind(control As Object)
    RunToolkit "remind"
End Sub

Public Sub RibbonNextfault(control As Object)
    RunToolkit "nextfault"
End Sub

Public Sub RibbonCorrect(control As Object)
    RunToolkit "correct"
End Sub

Public Sub RibbonTakeback(control As Object)
    RunToolkit "takeback"
End Sub

Public Sub RibbonPrintsheet(control As Object)
    RunToolkit "printsheet"
End Sub
