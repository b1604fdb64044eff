; Inno Setup 6: an installer for this user, without administrator rights.
; packaging\windows\release.ps1 builds the folder first and then runs this with /DVersion=...
#ifndef Version
  #error Give the version: ISCC /DVersion=0.2.0 hrvsync.iss
#endif

[Setup]
AppId={{6C1E2C2B-7C0B-4E0E-9E0A-3F6F2A8B5D11}
AppName=hrvsync
AppVersion={#Version}
AppPublisher=The hrvsync authors
DefaultDirName={autopf}\hrvsync
DefaultGroupName=hrvsync
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.22000
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\hrvsync.ico
UninstallDisplayIcon={app}\hrvsync.exe
OutputDir=..\..\dist
OutputBaseFilename=hrvsync-{#Version}-windows-x64
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[Files]
Source: "..\..\build\frozen\hrvsync\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\hrvsync"; Filename: "{app}\hrvsync.exe"

[Registry]
; Recordings end in .jsonl, which other programs use too: hrvsync offers itself under "Open with" and takes nothing over.
Root: HKA; Subkey: "Software\Classes\hrvsync.recording"; ValueType: string; ValueData: "hrvsync recording"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\hrvsync.recording\shell\open\command"; ValueType: string; ValueData: """{app}\hrvsync.exe"" open ""%1"""
Root: HKA; Subkey: "Software\Classes\.jsonl\OpenWithProgids"; ValueType: string; ValueName: "hrvsync.recording"; ValueData: ""; Flags: uninsdeletevalue

[Run]
Filename: "{app}\hrvsync.exe"; Description: "{cm:LaunchProgram,hrvsync}"; Flags: nowait postinstall skipifsilent
