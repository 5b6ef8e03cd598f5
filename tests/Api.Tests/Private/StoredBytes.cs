using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace GitBrag.Api.Tests.Private;

/// <summary>Everything that a service stored, as text: each file as it is, each record, and what is packed inside.</summary>
internal static partial class StoredBytes
{
    // Packed documents stand in the records as base64, in which JSON escapes the plus sign.
    [GeneratedRegex("\"((?:[A-Za-z0-9/+]|\\\\u002B){40,}={0,2})\"")]
    private static partial Regex Packed { get; }

    /// <summary>What is in a data directory: the SQLite file, its write-ahead log and whatever else lies there, and every record in the file and the log.</summary>
    public static IReadOnlyList<string> InDirectory(string directory)
    {
        var texts = FilesIn(directory);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "gitbrag.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT grain_id, state_name, data FROM grain_state UNION ALL SELECT grain_id, name, '' FROM reminder";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            texts.Add($"{rows.GetString(0)} {rows.GetString(1)} {Encoding.UTF8.GetString((byte[])(rows.GetValue(2) as byte[] ?? []))}");
        }

        return [.. texts, .. texts.SelectMany(Unpack)];
    }

    /// <summary>What is in the files of a server that writes down every command, so that even what was overwritten is found.</summary>
    public static IReadOnlyList<string> InLog(string directory)
    {
        var texts = FilesIn(directory);
        return [.. texts, .. texts.SelectMany(Unpack)];
    }

    // The lock file is empty, and whoever holds it lets nobody read it.
    private static List<string> FilesIn(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Where(static path => !path.EndsWith(".lock", StringComparison.Ordinal)).Select(Read)];

    private static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static IEnumerable<string> Unpack(string text)
    {
        foreach (Match match in Packed.Matches(text))
        {
            var base64 = match.Groups[1].Value.Replace("\\u002B", "+", StringComparison.Ordinal);
            var bytes = new byte[base64.Length];
            if (Convert.TryFromBase64String(base64, bytes, out var length) && Inflate(bytes.AsMemory(0, length)) is { } document)
            {
                yield return document;
            }
        }
    }

    private static string? Inflate(ReadOnlyMemory<byte> packed)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            brotli.CopyTo(plain);
            return Encoding.UTF8.GetString(plain.ToArray());
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
