using GitBrag.Hosting;
using GitBrag.State;
using Orleans.Persistence.Redis;

namespace GitBrag.Silo.Tests;

public sealed class GrainFaultsTests
{
    [Fact]
    public void A_record_of_a_newer_program_is_told_from_a_storage_that_does_not_answer_and_is_not_asked_for_again()
    {
        var newer = new NewerSchemaException("UserState", 99, 1);

        // As the provider of Orleans words it.
        var told = new RedisStorageException($"Failed to read grain state for user with ID user/x and storage key y. {newer.GetType()}: {newer.Message}");

        Assert.Equal(newer.Message, GrainFaults.Unreadable(told));
        Assert.False(GrainFaults.Passes(new OrleansException("The activation failed.", told)));
    }

    [Fact]
    public void A_storage_that_does_not_answer_may_answer_later()
    {
        var silent = new RedisStorageException("Failed to read grain state. StackExchange.Redis.RedisTimeoutException: Timeout awaiting response");

        Assert.Null(GrainFaults.Unreadable(silent));
        Assert.True(GrainFaults.Passes(silent));
    }
}
