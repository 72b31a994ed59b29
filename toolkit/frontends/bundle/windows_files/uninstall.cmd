@echo off
rem Lies in %LOCALAPPDATA%\taizhang-toolkit. The last line ends this file before its folder goes.
"%~dp0python\Scripts\python.exe" "%~dp0program\run.py" uninstall
if errorlevel 1 goto failed
pause
cd /d "%TEMP%"
(goto) 2>nul & rmdir /s /q "%LOCALAPPDATA%\taizhang-toolkit"

:failed
pause
