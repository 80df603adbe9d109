@echo off
rem Shells do not wait for a program with a window. A batch file does, and hands on the exit code.
"%~dp0..\..\Bedrock Atlas.exe" %*
exit /b %ERRORLEVEL%
