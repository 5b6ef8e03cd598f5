namespace GitBrag.Api.Requests;

/// <summary>Descriptions of parameters that several calls share.</summary>
internal static class ParameterDescriptions
{
    public const string Username = "A GitHub username, in any letter case.";

    public const string Period = "1_year, 2_years, 5_years, all_time, or two dates as in 2024-01-01..2024-12-31.";

    public const string Private = "Select the caller's own private report. It includes private repositories, and nobody else can see it. It requires the caller's own credentials with access to them.";

    public const string PrivateTasks = "Select only the tasks of the caller's own private reports.";
}
