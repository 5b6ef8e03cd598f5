using GitBrag.Cli.Terminal;

namespace GitBrag.Cli.Tests.Terminal;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  plain  text\t", "plain text")]
    [InlineData("two\r\n\r\nlines\u2028three", "two lines three")]
    [InlineData("\u001b[31mred\u001b[0m", "[31mred[0m")]
    [InlineData("bell\u0007 delete\u007f c1\u009b", "bell delete c1")]
    [InlineData("\u202Edesrever\u2066\u200F", "desrever")]
    [InlineData("👩‍🔬 naïve 日本語", "👩‍🔬 naïve 日本語")]
    public void What_a_terminal_would_obey_is_taken_out_and_the_rest_stays(string? text, string expected) => Assert.Equal(expected, SafeText.OneLine(text));

    [Fact]
    public void Half_of_a_surrogate_pair_is_replaced() => Assert.Equal("half \uFFFD pair", SafeText.OneLine($"half {'\uD83D'} pair"));
}
