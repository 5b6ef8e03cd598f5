namespace GitBrag.Tests.GitHub;

/// <summary>A theory that needs the GitHub double, as <see cref="DoubleFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DoubleTheoryAttribute : TheoryAttribute
{
    public DoubleTheoryAttribute() => Skip = DoubleFolder.Problem;
}
