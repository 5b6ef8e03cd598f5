namespace GitBrag.GitHub.StandIn;

/// <summary>What <c>demo.json</c> tells.</summary>
internal sealed record DemoData(WorldUser User, WorldOrganization[] Organizations, DemoRepository[] Repositories);

/// <summary>
/// A repository of the demonstration. The work in it lasts from <paramref name="From"/> to <paramref name="To"/>, as parts of the two years.
/// The paths, by what a change is about, are patterns with braces. <paramref name="Titles"/> are in the order in which the work was done;
/// <paramref name="Heavy"/> names those whose number of files and lines is given.
/// </summary>
internal sealed record DemoRepository(
    string FullName, string Description, int Stars, string Role, double From, double To, int FirstNumber,
    string[] Code, string[] Docs, string[] Build, string[] Ci, string[] Titles, Dictionary<string, int[]> Heavy);
