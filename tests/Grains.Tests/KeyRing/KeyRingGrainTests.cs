using System.Globalization;
using GitBrag.Tests.Hosting;

namespace GitBrag.Tests.KeyRing;

public sealed class KeyRingGrainTests
{
    [Fact]
    public async Task Keys_are_kept_in_order_and_survive_a_restart()
    {
        await using var host = await GrainHost.StartAsync();
        Assert.Empty((await host.KeyRing().GetKeys()).ToArray());

        await host.KeyRing().Add("<key id=\"1\"/>");
        await host.KeyRing().Add("<key id=\"2\"/>");
        await host.RestartAsync();

        Assert.Equal(["<key id=\"1\"/>", "<key id=\"2\"/>"], (await host.KeyRing().GetKeys()).ToArray());
    }

    [Fact]
    public async Task A_key_that_comes_once_more_because_its_answer_was_lost_is_kept_once()
    {
        await using var host = await GrainHost.StartAsync();

        await host.KeyRing().Add("first");
        await host.KeyRing().Add("second");
        await host.KeyRing().Add("first");

        Assert.Equal(["first", "second"], (await host.KeyRing().GetKeys()).ToArray());
    }

    [Fact]
    public async Task Keys_that_come_at_once_are_all_kept()
    {
        await using var host = await GrainHost.StartAsync();
        var keys = Enumerable.Range(1, 50).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();

        await Task.WhenAll(keys.Select(key => host.KeyRing().Add(key)));

        Assert.Equal(keys.Order(), (await host.KeyRing().GetKeys()).Order());
    }

    [Fact]
    public async Task A_key_that_could_not_be_stored_is_not_given_to_anybody()
    {
        await using var host = await GrainHost.StartAsync();
        await host.KeyRing().Add("first");
        host.States.BeforeChange = _ => throw new IOException("The disk is full.");

        await Assert.ThrowsAnyAsync<Exception>(() => host.KeyRing().Add("second"));

        host.States.BeforeChange = null;
        Assert.Equal(["first"], (await host.KeyRing().GetKeys()).ToArray());
    }
}
