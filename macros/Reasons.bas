Attribute VB_Name = "Reasons"
Option Explicit

' Why a cell is marked, in Excel's status bar for as long as it is chosen: the sentence of the result
' sheet. In LibreOffice the extension says it beside the cell, and nothing is done here.
'
' Nothing may be written into the workbook: that would take from the clerk what Ctrl+Z undoes. The
' status bar is no part of it; Microsoft's own example of the event SheetSelectionChange writes there
' (learn.microsoft.com/office/vba/api/excel.workbook.sheetselectionchange). Set to False, the bar is
' Excel's again (.../excel.application.statusbar).
'
' The sentence is that of the last check, and says so. Sorting raises no event, so that a row is
' compared with what stood there after the check; what was checked before the workbook was opened
' is not known here.

Private Const LONGEST As Integer = 80 ' characters that a window of 1366 pixels has room for
Private Const FULL_STOP As Long = &H3002

Private OursInBar As String
Private JudgedRows As Collection

Public Sub ShowReason(sheet As Object, chosen As Object)
    On Error GoTo Quiet
    Dim words As String
    If Not InExcel() Then Exit Sub
    If chosen.Address = chosen.Cells(1, 1).Address Then
        words = ReasonOf(sheet.Name, chosen.Address(False, False))
    End If
    If words = "" Then
        GiveBarBack
    Else
        Application.StatusBar = words
        BarIsOurs
    End If
    Exit Sub
Quiet:
    GiveBarBack
End Sub

Public Sub GiveBarBack()
    On Error Resume Next
    If OursInBar <> "" And CStr(Application.StatusBar) = OursInBar Then Application.StatusBar = False
    OursInBar = ""
End Sub

' What stands in the bar now is the toolkit's, also where Python put it there.
Public Sub BarIsOurs()
    OursInBar = ""
    If TypeName(Application.StatusBar) = "String" Then OursInBar = Application.StatusBar
End Sub

' After a check: what its marked rows hold now.
Public Sub KeepJudgedRows()
    On Error Resume Next
    Dim places As Object, used As Object, at As Long, last As Long
    Set JudgedRows = New Collection
    Set places = NamedCells("toolkit_places")
    Set used = places.Worksheet.UsedRange
    last = used.Row + used.Rows.Count - places.Row
    For at = 1 To last
        KeepJudgedRow CStr(places.Cells(at, 1).Value)
    Next
End Sub

' What is said of a cell; nothing where it is not marked.
Public Function ReasonOf(sheet As String, cell As String) As String
    Dim places As Object, place As String, words As String, at As Long
    Set places = NamedCells("toolkit_places")
    place = sheet & "!" & cell
    at = PlaceAfter(0, place, places)
    Do While at > 0
        If Beside(places, at, "toolkit_states") = Sentence("toolkit_to_correct") Then
            words = words & Ended(Beside(places, at, "toolkit_facts"))
            words = words & Ended(Beside(places, at, "toolkit_suggestions"))
        End If
        at = PlaceAfter(at, place, places)
    Loop
    If words = "" Then Exit Function
    words = Sentence("toolkit_checked_then") & words
    If IsAnother(sheet, cell) Then words = Sentence("toolkit_is_another") & words
    ReasonOf = InShort(words, Sentence("toolkit_whole_there"))
End Function

Private Function InShort(words As String, tail As String) As String
    InShort = words
    If Len(words) > LONGEST Then InShort = Left(words, LONGEST - Len(tail)) & tail
End Function

Private Function Ended(words As String) As String
    Ended = words
    If words <> "" And Right(words, 1) <> ChrW(FULL_STOP) Then Ended = words & ChrW(FULL_STOP)
End Function

Private Function Sentence(title As String) As String
    Sentence = CStr(NamedCells(title).Cells(1, 1).Value)
End Function

' The next line of the result sheet that tells of a place, counted from 1; 0 for none.
Private Function PlaceAfter(before As Long, place As String, places As Object) As Long
    Dim rest As Object, found As Variant
    On Error GoTo NoMore
    Set rest = places.Offset(before, 0).Resize(places.Rows.Count - before, 1)
    found = Application.WorksheetFunction.Match(place, rest, 0) ' of what is not there, an error; in LibreOffice Empty
    If found > 0 Then PlaceAfter = before + found
NoMore:
End Function

Private Function Beside(places As Object, at As Long, column As String) As String
    Beside = CStr(places.Worksheet.Cells(places.Row + at - 1, NamedCells(column).Column).Value)
End Function

Private Sub KeepJudgedRow(place As String)
    On Error Resume Next
    Dim mark As Long, sheet As String, row As Long
    mark = InStrRev(place, "!")
    If mark = 0 Then Exit Sub
    sheet = Left(place, mark - 1)
    row = ThisWorkbook.Worksheets(sheet).Range(Mid(place, mark + 1)).Row
    JudgedRows.Add RowNow(sheet, row), sheet & "!" & row
End Sub

' Whether the row of a cell holds something else than after the check.
Private Function IsAnother(sheet As String, cell As String) As Boolean
    Dim row As Long, before As String
    On Error GoTo NotKnown
    row = ThisWorkbook.Worksheets(sheet).Range(cell).Row
    before = JudgedRows.Item(sheet & "!" & row)
    IsAnother = (before <> RowNow(sheet, row))
NotKnown:
End Function

' All that was typed into a row, each with its column. A formula is not: it may change by itself.
Private Function RowNow(sheet As String, row As Long) As String
    Dim used As Object, column As Long, last As Long, typed As String, words As String
    Set used = ThisWorkbook.Worksheets(sheet).UsedRange
    last = used.Column + used.Columns.Count - 1
    For column = 1 To last
        typed = ThisWorkbook.Worksheets(sheet).Cells(row, column).Formula
        If typed <> "" And Left(typed, 1) <> "=" Then words = words & column & vbTab & typed & vbTab
    Next
    RowNow = words
End Function
