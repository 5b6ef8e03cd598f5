namespace GitBrag.Pages.Wording;

/// <summary>GitHub's author associations in words.</summary>
internal static class Roles
{
    /// <summary>The word; null for an association without a role.</summary>
    public static string? Word(string association) => association switch
    {
        "OWNER" => "Owner",
        "MEMBER" => "Member",
        "COLLABORATOR" => "Collaborator",
        "CONTRIBUTOR" => "Contributor",
        "FIRST_TIMER" or "FIRST_TIME_CONTRIBUTOR" => "First-time contributor",
        _ => null,
    };
}
