return await GitBrag.Api.GitBragApplication.RunAsync(args);
