return await GitBrag.Silo.SiloApplication.RunAsync(args);
