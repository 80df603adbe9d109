; Links of the app are registered by the installer and removed by the uninstaller.
; The app itself never writes to the registry, so a copy that only runs takes nothing over.

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\bedrock-atlas" "" "URL:View of Bedrock Atlas"
  WriteRegStr SHELL_CONTEXT "Software\Classes\bedrock-atlas" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\bedrock-atlas\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  ; What follows `--` is never read as a switch.
  WriteRegStr SHELL_CONTEXT "Software\Classes\bedrock-atlas\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "--" "%1"'
!macroend

!macro customUnInstall
  ; Only the entry of this installation: another copy may have registered itself since.
  ReadRegStr $0 SHELL_CONTEXT "Software\Classes\bedrock-atlas\shell\open\command" ""
  StrCpy $1 '"$INSTDIR\'
  StrLen $2 $1
  StrCpy $3 $0 $2
  ${If} $3 == $1
    DeleteRegKey SHELL_CONTEXT "Software\Classes\bedrock-atlas"
  ${EndIf}
!macroend
