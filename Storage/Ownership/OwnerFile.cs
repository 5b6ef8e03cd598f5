using System.Text.Json;

namespace GitBrag.Storage.Ownership;

/// <summary>The file <c>owner.json</c>, in which the owner of a data directory describes itself. It means something only while the lock is held.</summary>
internal static class OwnerFile
{
    private const string Name = "owner.json";

    /// <summary>Reads the description while another process holds the lock.</summary>
    /// <param name="directory">The data directory.</param>
    /// <returns>The owner; <see cref="DataDirectoryOwner.Unknown"/> when a killed earlier owner left the file.</returns>
    public static DataDirectoryOwner Read(string directory)
    {
        try
        {
            var owner = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(directory, Name)), OwnershipJson.Default.DataDirectoryOwner);
            return owner?.Process is null or { HasEnded: true } ? DataDirectoryOwner.Unknown : owner;
        }
        catch (Exception error) when (error is FileNotFoundException or JsonException)
        {
            return DataDirectoryOwner.Unknown;
        }
    }

    /// <summary>Replaces the description in one step: a reader sees the old one or the new one. It holds a secret, so this user alone can read it.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="owner">The description.</param>
    public static void Write(string directory, DataDirectoryOwner owner)
    {
        var target = Path.Combine(directory, Name);
        var draft = target + ".new";
        File.Delete(draft);
        using (var file = PrivateFiles.Open(draft, FileMode.CreateNew, FileAccess.Write))
            JsonSerializer.Serialize(file, owner, OwnershipJson.Default.DataDirectoryOwner);
        File.Move(draft, target, overwrite: true);
    }

    /// <summary>Removes the description, before the lock is released.</summary>
    /// <param name="directory">The data directory.</param>
    public static void Delete(string directory) => File.Delete(Path.Combine(directory, Name));
}
