namespace GitBrag.Hosting;

/// <summary>Told where the program answers, once it does; any number of them can be registered.</summary>
/// <param name="address">The address, such as <c>http://localhost:8080</c>.</param>
/// <returns>A task that ends when it is noted.</returns>
public delegate Task AddressNotice(string address);
