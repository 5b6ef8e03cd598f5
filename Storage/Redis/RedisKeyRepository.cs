using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.StackExchangeRedis;

namespace GitBrag.Storage.Redis;

/// <summary>The data-protection keys in Redis, those that version 1.0 stored as grain state among them. Those stay where they are, for members that still run it.</summary>
/// <param name="connection">The connection.</param>
public sealed class RedisKeyRepository(RedisConnection connection) : IXmlRepository
{
    private const string Version1Record = $"gitbrag/state/{Version1Keys.Grain}/{Version1Keys.State}";

    private readonly RedisXmlRepository _keys = new(() => connection.Database, "gitbrag/keys");

    /// <inheritdoc/>
    /// <exception cref="StorageException">Redis does not answer, or the record of version 1.0 is damaged.</exception>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        try
        {
            ReadOnlyMemory<byte> record = connection.Database.HashGet(Version1Record, "data");
            return record.IsEmpty ? _keys.GetAllElements() : [.. Version1Keys.Parse(record, $"Redis at {connection.Settings}"), .. _keys.GetAllElements()];
        }
        catch (Exception error) when (RedisConnection.IsFault(error))
        {
            throw connection.Describe(error);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="StorageUnavailableException">Redis does not answer.</exception>
    public void StoreElement(XElement element, string friendlyName)
    {
        try
        {
            _keys.StoreElement(element, friendlyName);
        }
        catch (Exception error) when (RedisConnection.IsFault(error))
        {
            throw connection.Describe(error);
        }
    }
}
