using Orleans.Runtime.Messaging;
using Orleans.Serialization;
using Orleans.Storage;
using StackExchange.Redis;

namespace GitBrag.Hosting;

/// <summary>Tells faults that pass by themselves from those that do not.</summary>
public static class TransientFaults
{
    private const string RedisTypes = "StackExchange.Redis.";

    /// <summary>Whether the call may succeed when it is made again: a silo was lost, another activation had written the state, or storage did not answer.</summary>
    /// <param name="exception">What it failed with.</param>
    /// <returns>Whether it may.</returns>
    public static bool IsTransient(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is OrleansMessageRejectionException or ConnectionFailedException or TimeoutException or InconsistentStateException || IsStorageFault(cause))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an exception, its causes aside, says that the storage of the official packages did not answer.</summary>
    /// <param name="exception">The exception. From another process, one of a type that is not known to be safe arrives as the type's name.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsStorageFault(Exception exception) =>
        exception is RedisException or Orleans.Persistence.Redis.RedisStorageException
        || (exception is UnavailableExceptionFallbackException { ExceptionType: { } type } && type.StartsWith(RedisTypes, StringComparison.Ordinal));
}
