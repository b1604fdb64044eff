# An installer, on Windows 11 with Python 3.12, uv and Inno Setup 6:  powershell packaging\windows\release.ps1
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
uv venv --clear --python 3.12 .venv-bundle
uv pip install --python .venv-bundle\Scripts\python.exe --constraint constraints.txt ".[formats,lsl,osc,parquet,seal,sound]" --group bundle
.venv-bundle\Scripts\python.exe packaging\bundle.py
$version = .venv-bundle\Scripts\python.exe -c "import hrvsync; print(hrvsync.__version__)"
$iscc = Join-Path ${env:ProgramFiles(x86)} "Inno Setup 6\ISCC.exe"
& $iscc "/DVersion=$version" packaging\windows\hrvsync.iss
Get-FileHash "dist\hrvsync-$version-windows-x64.exe"
