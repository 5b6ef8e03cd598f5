using GitBrag.Api;
using GitBrag.Hosting;

namespace GitBrag.Silo.Tests;

public sealed class WithoutOrleansTests
{
    [Fact]
    public async Task A_silo_says_what_it_lacks_and_exits_with_3() => Assert.Equal(3, await SiloApplication.RunAsync([]));

    [Fact]
    public void A_gateway_of_a_cluster_is_refused_with_a_sentence()
    {
        var refusal = Assert.Throws<StartRefusedException>(() => GitBragApplication.Create(["--CLUSTER_ID=east", "--CACHE_REDIS_HOST=127.0.0.1"]));

        Assert.Equal(StartRefusedException.Occupied, refusal.ExitCode);
        Assert.StartsWith("CLUSTER_ID names the cluster east, but this program was built without the official Orleans packages", refusal.Message, StringComparison.Ordinal);
    }
}
