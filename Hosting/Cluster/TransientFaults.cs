using GitBrag.Storage;
using Orleans.Reminders.Redis;
using Orleans.Runtime.Messaging;
using Orleans.Serialization;
using Orleans.Storage;
using StackExchange.Redis;

namespace GitBrag.Hosting;

/// <summary>Tells faults that pass by themselves from others.</summary>
public static class TransientFaults
{
    private const string RedisTypes = "StackExchange.Redis.";

    /// <summary>True for transient faults: a silo was lost, another activation wrote the state, or storage did not answer.</summary>
    /// <param name="exception">The fault.</param>
    /// <returns>Whether the call may succeed when it is made again.</returns>
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

    /// <summary>Whether an exception, without its causes, says that storage did not answer.</summary>
    /// <param name="exception">The exception. An unknown type from another process arrives as the type's name.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsStorageFault(Exception exception) =>
        exception is StorageUnavailableException or RedisException or RedisRemindersException
        || (exception is UnavailableExceptionFallbackException { ExceptionType: { } type } && type.StartsWith(RedisTypes, StringComparison.Ordinal));
}
