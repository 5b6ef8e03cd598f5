namespace GitBrag.Cli.Tests.FrontDoor;

/// <summary>A stand-in for the SDK. The environment says how it behaves: SDK, BUILD_ERROR, BUILD_HANGS, SUMMARY and TEST_STATUS.</summary>
internal static class FakeDotnet
{
    public const string Script = """
        #!/bin/bash
        printf '%s\n' "$*" >>"$CALLS"
        case $1 in
            --version) echo "${SDK-10.0.100}" ;;
            --list-sdks) echo '8.0.404 [/usr/share/dotnet/sdk]' ;;
            build)
                [[ -z ${BUILD_HANGS:-} ]] || { echo $$ >"$BUILD_HANGS"; sleep 600; }
                project=${2##*/} folder=${2%/*/*}/artifacts/bin/${project%.csproj}/release
                mkdir -p "$folder"
                echo built >"$folder/GitBrag.${project%.csproj}.dll"
                [[ -z ${BUILD_ERROR:-} ]] || { echo "some noise"; echo "/x/A.cs(1,2): error $BUILD_ERROR"; exit 1; }
                ;;
            test)
                printf '%b\n' "${SUMMARY:-}"
                exit "${TEST_STATUS:-0}"
                ;;
            *) echo "program $$" ;;
        esac

        """;
}
