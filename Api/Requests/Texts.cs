namespace GitBrag.Api.Requests;

/// <summary>Descriptions that several calls share.</summary>
internal static class Texts
{
    public const string Username = "A GitHub username, in any letter case.";

    public const string Period = "1_year, 2_years, 5_years, all_time, or two dates as in 2024-01-01..2024-12-31.";

    public const string Private = "Private reports are not offered: true is refused.";
}
