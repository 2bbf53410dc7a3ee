@echo off
rem The command line of the installed application: its own runtime as Node.js, without a window.
setlocal
set ELECTRON_RUN_AS_NODE=1
"%~dp0..\..\Doradeck.exe" "%~dp0..\app.asar\dist\cli.cjs" %*
