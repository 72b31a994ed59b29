@echo off
rem Files dropped on this one are validated; without any, the workbook beside it is.
setlocal
set "PYTHON=%LOCALAPPDATA%\taizhang-toolkit\python\Scripts\python.exe"
set "FILES="
:next
if "%~1"=="" goto run
set FILES=%FILES% "%~1"
shift
goto next
:run
"%PYTHON%" -m toolkit.frontends.dropped "%~dp0." %FILES%
