@echo off
rem Finds a Python and hands over to program\run.py. Plain ASCII, since a batch file is read in the
rem machine's own code page; what the person reads stands in messages\ as UTF-16.
setlocal enableextensions
rem pushd, since a folder on a server has no drive letter of its own.
pushd "%~dp0"
if not exist "program\run.py" goto unpacked
set "OWN=%LOCALAPPDATA%\taizhang-toolkit\python\Scripts"
set "EMBEDDED="
for %%F in (python-3.*-embed-amd64.zip) do set "EMBEDDED=%%F"
if defined EMBEDDED goto embedded
set "PYTHON="
for %%V in (@PYTHONS@) do call :launcher %%V
if not defined PYTHON call :path
if not defined PYTHON goto nopython
%PYTHON% "program\run.py" install %*
goto done

:embedded
if exist "%LOCALAPPDATA%\taizhang-toolkit\python" rmdir /s /q "%LOCALAPPDATA%\taizhang-toolkit\python"
mkdir "%OWN%"
tar -xf "%EMBEDDED%" -C "%OWN%" 2>nul
if errorlevel 1 powershell -NoProfile -Command "Expand-Archive -LiteralPath '%EMBEDDED%' -DestinationPath '%OWN%' -Force"
if not exist "%OWN%\python.exe" goto embeddedfailed
"%OWN%\python.exe" "program\run.py" install %*
goto done

:launcher
if defined PYTHON exit /b
py -%1-64 -c "import venv" >nul 2>nul
if not errorlevel 1 set "PYTHON=py -%1-64"
if defined PYTHON exit /b
rem Python's newer install manager may not know the suffix; run.py refuses 32 bits itself.
py -%1 -c "import venv" >nul 2>nul
if not errorlevel 1 set "PYTHON=py -%1"
exit /b

:path
python -c "import sys, venv; sys.exit('%%d.%%d' %% sys.version_info[:2] not in '@PYTHONS@'.split())" >nul 2>nul
if not errorlevel 1 set "PYTHON=python"
exit /b

:nopython
start "" notepad "messages\no-python.txt"
goto done

:embeddedfailed
start "" notepad "messages\embedded-failed.txt"
goto done

:unpacked
if exist "messages\not-unpacked.txt" start "" notepad "messages\not-unpacked.txt"
if not exist "messages\not-unpacked.txt" echo Unpack the whole zip first.

:done
pause
