namespace GitBrag.Api;

/// <summary>What answers at the root.</summary>
/// <param name="Name">The program.</param>
/// <param name="Description">What it does, and how one begins.</param>
/// <param name="OpenApi">Where the calls are described.</param>
internal sealed record IndexView(string Name, string Description, string OpenApi)
{
    public static IndexView Instance { get; } = new(
        "GitBrag",
        "Contribution reports of GitHub users. POST /api/v1/users/USERNAME/reports/PERIOD starts one, GET the same address reads it.",
        "/openapi/v1.json");
}
