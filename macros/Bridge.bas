Attribute VB_Name = "Bridge"
' From a button to Python. In Excel through xlwings, in LibreOffice through the extension.
'
' This module alone has no Option Explicit: ThisComponent is LibreOffice's name of the document; in
' Excel it is an undeclared variable and so Empty. Messages are Chinese and modules are ASCII, so
' the sentences stand in cells that have names.

Public Function InExcel() As Boolean
    InExcel = IsEmpty(ThisComponent)
End Function

' The cells of a name, whichever sheet they stand in.
Public Function NamedCells(title As String) As Object
    Set NamedCells = ThisWorkbook.Names(title).RefersToRange
End Function

Public Sub RunToolkit(button As String)
    If InExcel() Then
        RunInExcel button
    Else
        RunInLibreOffice button
    End If
End Sub

Private Sub RunInExcel(button As String)
    Dim failed As Boolean
    On Error GoTo NotInstalled
    If Not PythonIsThere() Then GoTo NotInstalled
    failed = (RunPython("from toolkit.frontends.excel import click; click('" & button & "')") = -1)
    On Error Resume Next
    If failed Then
        SayInExcel "toolkit_python_failed"
        KeepWhatPythonSaid
    Else
        BarIsOurs
        If button = "validate" Then AfterCheck
    End If
    Exit Sub
NotInstalled:
    SayInExcel "toolkit_not_installed"
End Sub

Private Sub AfterCheck()
    If NamedCells("toolkit_ended").Cells(1, 1).Value <> NamedCells("toolkit_refused").Value Then KeepJudgedRows
End Sub

' With its popups off, xlwings leaves what Python said in a sheet: to the log with it, and away.
Private Sub KeepWhatPythonSaid()
    AppendToLog ThisWorkbook.Worksheets("Error").Range("A1").Value
    Application.DisplayAlerts = False
    ThisWorkbook.Worksheets("Error").Delete
    Application.DisplayAlerts = True
End Sub

' Without this, xlwings would show the clerk what cmd.exe says of a missing program.
Private Function PythonIsThere() As Boolean
    Dim interpreter As String
    interpreter = ExpandEnvironmentStrings(GetConfig("INTERPRETER_WIN", "python"))
    If InStr(interpreter, "\") = 0 Then
        PythonIsThere = True
    Else
        PythonIsThere = FileExists(interpreter)
    End If
End Function

Private Sub RunInLibreOffice(button As String)
    On Error GoTo Failed
    Dim script As Object
    Set script = ThisComponent.getScriptProvider().getScript("vnd.sun.star.script:taizhang.oxt|python|taizhang.py$" & button & "?language=Python&location=user:uno_packages")
    script.invoke Array(), Array(), Array()
    Exit Sub
Failed:
    Say "toolkit_not_installed"
End Sub

Private Sub Say(sentence As String)
    NamedCells("toolkit_status").Cells(1, 1).Value = NamedCells(sentence).Cells(1, 1).Value
End Sub

' In the status bar too: the ribbon is also pressed on another sheet, or the cell is locked.
Private Sub SayInExcel(sentence As String)
    On Error Resume Next
    Application.StatusBar = NamedCells(sentence).Cells(1, 1).Value
    BarIsOurs
    Say sentence
End Sub
