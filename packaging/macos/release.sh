#!/bin/sh
# hrvsync.app and a disk image, on a Mac: `sh packaging/macos/release.sh`. With APPLE_ID, TEAM_ID, APP_PASSWORD and
# IDENTITY ("Developer ID Application: ...") in the environment it is signed and notarised, else signed for this Mac only.
set -eu
cd "$(dirname "$0")/../.."
sh install.sh bundle
.venv-bundle/bin/python packaging/bundle.py
app=build/frozen/hrvsync.app
version=$(.venv-bundle/bin/python -c 'import hrvsync; print(hrvsync.__version__)')
image=dist/hrvsync-$version-macos-$(uname -m).dmg
codesign --force --deep --options runtime --entitlements packaging/macos/entitlements.plist --sign "${IDENTITY:--}" "$app"
rm -f "$image"
hdiutil create -volname hrvsync -srcfolder "$app" -format UDZO "$image"
if [ -n "${APPLE_ID:-}" ]; then
    codesign --sign "$IDENTITY" "$image"
    xcrun notarytool submit "$image" --apple-id "$APPLE_ID" --team-id "$TEAM_ID" --password "$APP_PASSWORD" --wait
    xcrun stapler staple "$image"
fi
shasum -a 256 "$image"
