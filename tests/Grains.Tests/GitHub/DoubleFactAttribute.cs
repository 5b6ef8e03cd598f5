using System.Runtime.CompilerServices;
using GitBrag.Tests.Acceptance;

namespace GitBrag.Tests.GitHub;

/// <summary>A fact that needs the GitHub double, which checks queries against GitHub's own schema. Skipped by name where it, its packages or Node are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DoubleFactAttribute : FactAttribute
{
    private readonly bool _isLong;

    public DoubleFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = DoubleFolder.Problem;

    /// <summary>Whether it takes minutes, so that it runs where times are measured only.</summary>
    public bool IsLong
    {
        get => _isLong;
        init
        {
            _isLong = value;
            Skip ??= value && !AcceptanceHost.Measures ? "It takes minutes; GITBRAG_MEASURE=1 has it run." : null;
        }
    }
}
