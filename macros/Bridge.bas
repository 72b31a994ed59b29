Attribute VB_Name = "Bridge"
' From a button to Python. In Excel through xlwings, in LibreOffice through the extension.
'
' This module alone has no Option Explicit: ThisComponent is LibreOffice's name of the document; in
' Excel it is an undeclared variable and so Empty. Messages are Chinese and modules are ASCII, so
' the sentences stand in cells that have names.

Public Sub RunToolkit(button As String)
    If IsEmpty(ThisComponent) Then
        RunInExcel button
    Else
        RunInLibreOffice button
    End If
End Sub

Private Sub RunInExcel(button As String)
    On Error GoTo Failed
    If Not PythonIsThere() Then GoTo Failed
    If RunPython("from toolkit.frontends.excel import click; click('" & button & "')") = -1 Then
        KeepWhatPythonSaid
        Say "toolkit_python_failed"
    End If
    Exit Sub
Failed:
    Say "toolkit_not_installed"
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
    ThisWorkbook.Worksheets(1).Range("toolkit_status").Value = ThisWorkbook.Worksheets(1).Range(sentence).Value
End Sub
