Attribute VB_Name = "Log"
Option Explicit

' The log file for the IT person, which Python's own errors in a click go to as well.

Public Sub AppendToLog(words As String)
    Dim file As Integer
    file = FreeFile
    Open Environ("LOCALAPPDATA") & "\taizhang-toolkit\clicks.log" For Append As #file
    Print #file, words
    Close #file
End Sub
