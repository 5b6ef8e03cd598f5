namespace GitBrag.Api.Requests;

/// <summary>Descriptions that several calls share.</summary>
internal static class ParameterDescriptions
{
    public const string Username = "A GitHub username, in any letter case.";

    public const string Period = "1_year, 2_years, 5_years, all_time, or two dates as in 2024-01-01..2024-12-31.";

    public const string Private = "Whether the caller's own private report is meant, which may tell of private repositories and which nobody else can see. It takes credentials of the caller's own that open them.";

    public const string PrivateTasks = "Whether only the tasks of the caller's own private reports are meant.";
}
