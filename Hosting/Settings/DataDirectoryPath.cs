namespace GitBrag.Hosting;

/// <summary>The path of the data directory (<c>GITBRAG_DATA</c>) and its default.</summary>
internal static class DataDirectoryPath
{
    private const string Setting = "GITBRAG_DATA";

    /// <summary>Reads the setting; a relative path starts at the working directory.</summary>
    public static string Read(SettingReader reader)
    {
        var text = reader.Text(Setting) ?? Default();
        if (text.Contains('\0', StringComparison.Ordinal) || File.Exists(text))
        {
            throw SettingReader.Refuse(Setting, text, "the path of a directory, which is made when it is missing");
        }

        return Path.GetFullPath(text);
    }

    private static string Default()
    {
        if (Checkout.Root is { } root)
        {
            return Path.Combine(root, "data");
        }

        var platform = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return platform.Length > 0
            ? Path.Combine(platform, "gitbrag")
            : throw new StartRefusedException($"This platform names no folder for application data; set {Setting} to the path of a directory.", StartRefusedException.BadSetting);
    }
}
