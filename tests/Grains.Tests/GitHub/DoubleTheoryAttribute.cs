using System.Runtime.CompilerServices;

namespace GitBrag.Tests.GitHub;

/// <summary>A theory that needs the GitHub double, as <see cref="DoubleFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DoubleTheoryAttribute : TheoryAttribute
{
    public DoubleTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = DoubleFolder.Problem;
}
