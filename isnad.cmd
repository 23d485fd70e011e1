@echo off
rem isnad for Windows. UNTRIED: written beside the tried launcher 'isnad', never run on Windows.
rem It builds when there is no build yet; after a change of a source delete artifacts\isnad, as it does not look at dates.
setlocal
set "root=%~dp0"
where dotnet >nul 2>nul
if errorlevel 1 (
    echo isnad: needs the .NET 10 SDK, and there is no 'dotnet' on PATH; get it from https://dotnet.microsoft.com/download 1>&2
    exit /b 1
)
if not exist "%root%artifacts\isnad\isnad.dll" (
    echo isnad: building ^(once; about a minute^) ... 1>&2
    dotnet publish "%root%src\Isnad.Cli" -c Release -o "%root%artifacts\isnad" --artifacts-path "%root%artifacts\build" --nologo -v quiet 1>&2
    if errorlevel 1 exit /b 1
)
if not defined ISNAD_RESOURCES set "ISNAD_RESOURCES=%root%resources"
dotnet "%root%artifacts\isnad\isnad.dll" %*
exit /b %errorlevel%
