namespace GitBrag.Cli.Tests.FrontDoor;

/// <summary>A stand-in for the SDK. The environment says how it behaves: SDK, RESTORE_ERROR, BUILD_ERROR, BUILD_HANGS, and the results of the test projects.</summary>
internal static class FakeDotnet
{
    public const string Script = """
        #!/bin/bash
        printf '%s\n' "GrainRuntime=${GrainRuntime:-} $*" >>"$CALLS"
        case $1 in
            --version) echo "${SDK-10.0.100}" ;;
            --list-sdks) echo '8.0.404 [/usr/share/dotnet/sdk]' ;;
            restore)
                [[ -z ${RESTORE_ERROR:-} ]] || { echo "/x/OrleansProbe.csproj : error $RESTORE_ERROR"; exit 1; }
                ;;
            build)
                [[ -z ${BUILD_HANGS:-} ]] || { echo $$ >"$BUILD_HANGS"; sleep 600; }
                project=${2##*/} folder=${2%/*/*}/artifacts/${GrainRuntime,,}/bin/${project%.csproj}/release
                mkdir -p "$folder"
                echo built >"$folder/GitBrag.${project%.csproj}.dll"
                [[ -z ${BUILD_ERROR:-} ]] || { echo "some noise"; echo "/x/A.cs(1,2): error $BUILD_ERROR"; exit 1; }
                ;;
            test)
                name=${2##*/GitBrag.} name=${name%.dll}
                while [[ $1 != --results-directory ]]; do shift; done
                counters=${name%%.*}_COUNTERS status=${name%%.*}_STATUS
                if [[ -n ${!counters:-} ]]; then
                    {
                        printf '<TestRun>\n <UnitTestResult testId="1" testName="%s" outcome="Passed">\n' "$name.Passing"
                        [[ -z ${SKIPPED:-} ]] || printf ' <UnitTestResult testId="2" testName="%s" outcome="NotExecuted">\n  <Message>%s</Message>\n' "$name.Test" "$SKIPPED"
                        printf ' <ResultSummary outcome="x">\n  <Counters %s notExecuted="0" />\n' "${!counters}"
                    } >"$2/results.trx"
                fi
                echo "output of $name"
                exit "${!status:-0}"
                ;;
            *) echo "program $$" ;;
        esac

        """;
}
