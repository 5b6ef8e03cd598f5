namespace GitBrag.Tests.GitHub;

/// <summary>A fact that needs the GitHub double, which checks queries against GitHub's own schema. Skipped by name where it, its packages or Node are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DoubleFactAttribute : FactAttribute
{
    public DoubleFactAttribute() => Skip = DoubleFolder.Problem;
}
