namespace GitBrag.Hosting;

/// <summary>The login of the dashboard. A class and not a record, so that nothing prints the password.</summary>
public sealed class DashboardLogin
{
    private const string NameSetting = "DASHBOARD_USERNAME";
    private const string PasswordSetting = "DASHBOARD_PASSWORD";

    /// <summary>The name (<c>DASHBOARD_USERNAME</c>), without a colon.</summary>
    public required string Username { get; init; }

    /// <summary>The password (<c>DASHBOARD_PASSWORD</c>).</summary>
    public required string Password { get; init; }

    internal static DashboardLogin? Read(SettingReader reader)
    {
        var (name, password) = (reader.Text(NameSetting), reader.Secret(PasswordSetting));
        if (name?.Contains(':', StringComparison.Ordinal) == true)
        {
            throw SettingReader.Refuse(NameSetting, name, "a name without a colon");
        }

        return (name, password) switch
        {
            (null, null) => null,
            ({ } username, { } secret) => new DashboardLogin { Username = username, Password = secret },
            _ => throw new StartRefusedException(
                $"{(name is null ? NameSetting : PasswordSetting)} is missing; the dashboard's login is {NameSetting} and {PasswordSetting} together.", StartRefusedException.BadSetting),
        };
    }
}
